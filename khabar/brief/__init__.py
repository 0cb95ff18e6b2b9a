"""The briefing: one document model, several renderings."""
