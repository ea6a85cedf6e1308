package io.stratoscope.ui.export;

import javafx.print.JobSettings;
import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Paper;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.stage.Window;

import java.util.Optional;

/** Prints one picture on one page, turned the way in which it fits best. */
final class Printing {

    static final String NO_PRINTER = "Not printed: no printer is set up on this computer.";

    private final Window owner;

    Printing(Window owner) {
        this.owner = owner;
    }

    /** How it went, in one line. */
    String print(Image picture) {
        Optional<PrinterJob> job = job();
        if (job.isEmpty()) {
            return NO_PRINTER;
        }
        if (!job.get().showPrintDialog(owner)) {
            return "Not printed: it was cancelled.";
        }
        PageLayout page = page(job.get(), picture);
        ImageView view = new ImageView(picture);
        double fit =
                Math.min(
                        page.getPrintableWidth() / picture.getWidth(),
                        page.getPrintableHeight() / picture.getHeight());
        view.setFitWidth(picture.getWidth() * fit);
        view.setFitHeight(picture.getHeight() * fit);
        boolean printed = job.get().printPage(page, view) && job.get().endJob();
        return printed
                ? "Sent to " + job.get().getPrinter().getName()
                : "Not printed: " + job.get().getPrinter().getName() + " refused the page.";
    }

    private static Optional<PrinterJob> job() {
        try {
            return Printer.getAllPrinters().isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(PrinterJob.createPrinterJob());
        } catch (RuntimeException | LinkageError e) {
            // A system without a printing service has no printers.
            return Optional.empty();
        }
    }

    private static PageLayout page(PrinterJob job, Image picture) {
        JobSettings settings = job.getJobSettings();
        Paper paper = settings.getPageLayout().getPaper();
        PageOrientation orientation =
                picture.getWidth() > picture.getHeight()
                        ? PageOrientation.LANDSCAPE
                        : PageOrientation.PORTRAIT;
        PageLayout page =
                job.getPrinter().createPageLayout(paper, orientation, Printer.MarginType.DEFAULT);
        settings.setPageLayout(page);
        return page;
    }
}
