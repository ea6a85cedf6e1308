package io.stratoscope.diagram;

/** Writes a drawing in one format. One class a format, registered in {@code diagram.export.Exporters}. */
public interface Exporter {
    Format format();

    /** The whole file; text formats are UTF-8 with {@code \n} line ends. The same drawing gives the same bytes. */
    byte[] export(Drawing drawing);
}
