"""The demo world: invented clusters that have lived a year by the real services. Our tour and our best test."""
