package io.stratoscope.simulator;

import java.time.Instant;
import java.util.List;

/**
 * A program that writes as usual until a disaster strikes it, and again once it is over for it.
 *
 * @param since the moment in which that happens: nothing that tells of it is from before
 * @param until from then on it writes as usual
 * @param struck what it writes from that second on; its age is 0 in it
 */
record StruckVoice(LogVoice usual, Instant since, Instant until, LogVoice struck)
        implements LogVoice {

    @Override
    public List<String> at(long second, long age, Dice dice) {
        long first = since.getEpochSecond();
        return second < first || second >= until.getEpochSecond()
                ? usual.at(second, age, dice)
                : struck.at(second, second - first, dice);
    }

    @Override
    public int leastMillis(long second) {
        return second == since.getEpochSecond() && second < until.getEpochSecond()
                ? (int) (since.toEpochMilli() - second * LogWriter.MILLIS)
                : usual.leastMillis(second);
    }
}
