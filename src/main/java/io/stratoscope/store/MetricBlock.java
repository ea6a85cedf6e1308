package io.stratoscope.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * What is known of so many periods one after the other, as bytes: which were asked for, which of these have a value, and the values,
 * deflated. A period that was asked for and has none is a gap; one that was not asked for is unknown.
 */
final class MetricBlock {

    private final BitSet asked;
    private final BitSet valued;
    private final double[] values;

    private MetricBlock(BitSet asked, BitSet valued, double[] values) {
        this.asked = asked;
        this.valued = valued;
        this.values = values;
    }

    /** Nothing is known of any of them. */
    MetricBlock(int periods) {
        this(new BitSet(periods), new BitSet(periods), new double[periods]);
    }

    /** Empty where the bytes are not those of so many periods: whoever needs them asks again. */
    static Optional<MetricBlock> decode(byte[] bytes, int periods) {
        try (DataInputStream in =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            BitSet asked = bits(in, periods);
            BitSet valued = bits(in, periods);
            double[] values = new double[periods];
            for (int i = valued.nextSetBit(0); i >= 0; i = valued.nextSetBit(i + 1)) {
                values[i] = in.readDouble();
            }
            boolean whole = in.read() < 0 && asked.length() <= periods;
            BitSet known = (BitSet) valued.clone();
            known.andNot(asked);
            return whole && known.isEmpty()
                    ? Optional.of(new MetricBlock(asked, valued, values))
                    : Optional.empty();
        } catch (IOException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private static BitSet bits(DataInputStream in, int periods) throws IOException {
        byte[] bytes = new byte[bytesOf(periods)];
        in.readFully(bytes);
        return BitSet.valueOf(bytes);
    }

    private static int bytesOf(int periods) {
        return (periods + 7) / 8;
    }

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.write(Arrays.copyOf(asked.toByteArray(), bytesOf(values.length)));
            out.write(Arrays.copyOf(valued.toByteArray(), bytesOf(values.length)));
            for (int i = valued.nextSetBit(0); i >= 0; i = valued.nextSetBit(i + 1)) {
                out.writeDouble(values[i]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory take all", e);
        }
        return bytes.toByteArray();
    }

    /** Notes what was answered for a period; empty: a gap. */
    void set(int period, OptionalDouble value) {
        asked.set(period);
        valued.set(period, value.isPresent());
        values[period] = value.orElse(0);
    }

    boolean isKnown(int period) {
        return asked.get(period);
    }

    /** Empty for a gap and for what is unknown. */
    OptionalDouble value(int period) {
        return valued.get(period) ? OptionalDouble.of(values[period]) : OptionalDouble.empty();
    }
}
