package io.stratoscope.simulator.photos;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.SplittableRandom;

/** So many bytes that a seed leads to, the same ones each time. */
final class SeededStream extends InputStream {

    private static final int WORD = Long.BYTES;
    private static final int BYTE = 0xff;

    private final SplittableRandom random;
    private long left;
    private long word;
    private int inWord;

    SeededStream(long seed, long size) {
        random = new SplittableRandom(seed);
        left = size;
    }

    @Override
    public int read() {
        if (left == 0) {
            return -1;
        }
        left--;
        if (inWord == 0) {
            word = random.nextLong();
            inWord = WORD;
        }
        int next = (int) word & BYTE;
        word >>>= Byte.SIZE;
        inWord--;
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        int wanted = (int) Math.min(length, left);
        int done = 0;
        while (done < wanted && inWord > 0) {
            buffer[offset + done++] = (byte) read();
        }
        // A word at a time: checksums of whole libraries are made of this.
        ByteBuffer words = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
        for (; wanted - done >= WORD; done += WORD) {
            words.putLong(offset + done, random.nextLong());
            left -= WORD;
        }
        while (done < wanted) {
            buffer[offset + done++] = (byte) read();
        }
        return wanted == 0 ? -1 : wanted;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, left);
    }
}
