package io.stratoscope.simulator;

import java.util.List;

/**
 * A program that writes as usual until a disaster strikes it.
 *
 * @param since the second in which that happens
 * @param struck what it writes from then on; its age is 0 in that second
 */
record StruckVoice(LogVoice usual, long since, LogVoice struck) implements LogVoice {

    @Override
    public List<String> at(long second, long age, Dice dice) {
        return second < since
                ? usual.at(second, age, dice)
                : struck.at(second, second - since, dice);
    }
}
