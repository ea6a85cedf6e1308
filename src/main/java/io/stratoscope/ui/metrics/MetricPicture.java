package io.stratoscope.ui.metrics;

import io.stratoscope.store.AtomicFile;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/** A picture of what is on screen, as a PNG file. */
final class MetricPicture {

    private MetricPicture() {}

    /**
     * Writes it, replacing the file as a whole.
     *
     * @throws io.stratoscope.store.FileException when it cannot be written
     */
    static void write(WritableImage image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        AtomicFile.write(
                file,
                out -> {
                    if (!ImageIO.write(picture, "png", out)) {
                        throw new IOException("this Java cannot write PNG");
                    }
                });
    }
}
