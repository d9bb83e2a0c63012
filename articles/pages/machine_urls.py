"""Addresses of files that are the same in every language: what machines ask for. They have no prefix."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
