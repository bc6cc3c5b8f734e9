"""Addresses of SCIM, as directories call them: no slash at the end."""

from django.urls import path

from onedoor.api.scim import views

app_name = "scim"
urlpatterns = [
    path("ServiceProviderConfig", views.service_provider_config, name="config"),
    path("Schemas", views.schemas, name="schemas"),
    path("Schemas/<str:identifier>", views.schema, name="schema"),
    path("ResourceTypes", views.resource_types, name="resource-types"),
    path("ResourceTypes/<str:identifier>", views.resource_type, name="resource-type"),
    path("Users", views.collection(views.PEOPLE), name="users"),
    path("Users/<str:identifier>", views.single(views.PEOPLE), name="user"),
    path("Groups", views.collection(views.GROUPS), name="groups"),
    path("Groups/<str:identifier>", views.single(views.GROUPS), name="group"),
    path(".search", views.search_all, name="search"),
    path("<path:rest>", views.elsewhere, name="elsewhere"),
]
