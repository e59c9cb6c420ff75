"""What users get: packages with their licences, data and weights with checksums, a wheel of always the same bytes."""
