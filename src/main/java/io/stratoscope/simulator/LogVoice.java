package io.stratoscope.simulator;

import java.util.List;

/** What a program writes to its log, second by second. */
interface LogVoice {
    /**
     * The lines of one second: the same each time they are asked for.
     *
     * @param second since 1970
     * @param age seconds since the program started; 0 is its first
     */
    List<String> at(long second, long age, Dice dice);

    /** How far into a second it writes at the soonest, in milliseconds. */
    default int leastMillis(long second) {
        return 0;
    }
}
