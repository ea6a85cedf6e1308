package io.stratoscope.ui.diagram;

import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import java.nio.IntBuffer;
import java.util.function.Consumer;

/** A picture on screen that is drawn pixel by pixel. */
final class BlockImage extends ImageView {

    private PixelCanvas canvas = new PixelCanvas(1, 1);
    private PixelBuffer<IntBuffer> buffer = bufferOf(canvas);

    BlockImage() {
        setMouseTransparent(true);
        setManaged(false);
        setId("blocks");
    }

    private static PixelBuffer<IntBuffer> bufferOf(PixelCanvas canvas) {
        return new PixelBuffer<>(
                canvas.width(),
                canvas.height(),
                IntBuffer.wrap(canvas.pixels()),
                PixelFormat.getIntArgbPreInstance());
    }

    /** Draws a new picture of this size. */
    void paint(int width, int height, Consumer<PixelCanvas> drawing) {
        if (getImage() == null || canvas.width() != width || canvas.height() != height) {
            canvas = new PixelCanvas(width, height);
            buffer = bufferOf(canvas);
            drawing.accept(canvas);
            setImage(new WritableImage(buffer));
        } else {
            buffer.updateBuffer(all -> {
                drawing.accept(canvas);
                return null;
            });
        }
    }

    /** Lets go of the picture. */
    void drop() {
        setImage(null);
        canvas = new PixelCanvas(1, 1);
        buffer = bufferOf(canvas);
    }
}
