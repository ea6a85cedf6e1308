package io.stratoscope.backup.proof;

import java.util.Map;

/** The version is the one that worked on the database when it was backed up: another may change it, or not understand it. */
final class VersionCheck implements Check {

    @Override
    public String name() {
        return "version";
    }

    @Override
    public Finding look(Proving proving) {
        return switch (proving.restored().version()) {
            case Answer.Missing<String> missing -> Finding.fail(missing);
            case Answer.Given<String>(String version) ->
                    proving.expected()
                            .version()
                            .map(wanted -> compared(version, wanted))
                            .orElseGet(() ->
                                    Finding.unknown(
                                            "it is "
                                                    + version
                                                    + "; nobody knows which version the backup is of"));
        };
    }

    private static Finding compared(String version, String expected) {
        String wanted = expected.startsWith("v") ? expected.substring(1) : expected;
        Map<String, String> measured = Map.of("version", version);
        return version.equals(wanted)
                ? Finding.pass("it is " + version + ", as when the backup was made", measured)
                : Finding.fail(
                        "it is %s, and the backup is of %s; restore with the image of that version"
                                .formatted(version, wanted),
                        measured);
    }
}
