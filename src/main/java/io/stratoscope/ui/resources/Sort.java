package io.stratoscope.ui.resources;

/** One column that the table is sorted by. */
public record Sort(Column column, boolean ascending) {}
