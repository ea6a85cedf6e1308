package io.stratoscope.simulator;

import java.util.List;

/**
 * One execution of a DataSync task that logs what it transfers.
 *
 * @param execution its id
 * @param lasts how many seconds it takes
 */
record TransferVoice(String task, String execution, long lasts) implements LogVoice {

    private static final double FILES = 0.3;

    @Override
    public List<String> at(long second, long age, Dice dice) {
        if (age == 0) {
            return List.of(
                    "[INFO] Request to start " + task + ".",
                    "[INFO] Execution " + execution + " started.");
        }
        if (age == lasts) {
            return List.of("[INFO] Execution " + execution + " finished with status Success.");
        }
        if (age > lasts || !dice.happens(FILES)) {
            return List.of();
        }
        String file = "/upload/library/admin/2026/" + dice.uuid() + ".jpg";
        return List.of(
                "[NOTICE] Transferred file "
                        + file
                        + ", "
                        + (200_000 + dice.below(6_000_000))
                        + " bytes",
                "[NOTICE] Verified file " + file);
    }
}
