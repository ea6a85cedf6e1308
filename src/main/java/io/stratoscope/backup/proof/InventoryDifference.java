package io.stratoscope.backup.proof;

/** What is not alike in two inventories. */
public sealed interface InventoryDifference {

    String path();

    /** One line for people. */
    String words();

    /** It should be there. */
    record Absent(InventoryEntry expected) implements InventoryDifference {
        @Override
        public String path() {
            return expected.path();
        }

        @Override
        public String words() {
            return HttpFailures.plain(path()) + " is missing";
        }
    }

    /** Nobody expected it. */
    record Additional(InventoryEntry found) implements InventoryDifference {
        @Override
        public String path() {
            return found.path();
        }

        @Override
        public String words() {
            return HttpFailures.plain(path()) + " is there, and nobody knows it";
        }
    }

    /** It is there, and is not the same. */
    record Otherwise(InventoryEntry expected, InventoryEntry found) implements InventoryDifference {
        @Override
        public String path() {
            return expected.path();
        }

        @Override
        public String words() {
            String what;
            if (expected.hasOtherSize(found)) {
                what = "has %d bytes instead of %d".formatted(found.size(), expected.size());
            } else if (InventoryComparison.differ(expected.checksum(), found.checksum())) {
                what = "has other bytes";
            } else {
                what =
                        "belongs to %s instead of %s"
                                .formatted(
                                        HttpFailures.plain(found.owner()),
                                        HttpFailures.plain(expected.owner()));
            }
            return HttpFailures.plain(path()) + " " + what;
        }
    }
}
