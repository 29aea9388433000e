"""Builds the form from drafter.ui and launches it."""

from drafter.ui import launch

if __name__ == "__main__":
    launch()
