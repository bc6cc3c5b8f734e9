"""GOV.UK Notify, or a service that speaks as it does."""
