"""Deeds on bodies, one module a noun. Each locks the cluster first: people in bodies and their tenures change together."""
