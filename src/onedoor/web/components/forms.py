"""Forms drawn as GOV.UK Frontend draws them."""

from django.forms.renderers import TemplatesSetting


class GovukRenderer(TemplatesSetting):
    """`{{ form.name.as_field_group }}` gives label, hint, error and input in one piece."""

    field_template_name = "components/field.html"
