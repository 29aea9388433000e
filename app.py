"""Builds the form from drafter.ui and launches it."""
