"""Deeds on meetings, one module a noun.

Order of locks, the same everywhere: the meeting, then its item, then its question, then the journal. Whatever a live
page has to show moves `Meeting.version` on, by `changed`.
"""
