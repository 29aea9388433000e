"""Evaluations of prompts and engines, offline. README.md in this folder says how to use them."""
