package io.stratoscope.simulator.immich;

import io.stratoscope.simulator.photos.StoredFile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The checksums of uploads: a whole file is made for each, so those that were asked for last are remembered. */
final class Checksums {

    private static final int REMEMBERED = 20_000;

    /** All that a checksum comes from. */
    private record Content(long size, long seed) {}

    private final Map<Content, String> known =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Content, String> eldest) {
                            return size() > REMEMBERED;
                        }
                    });

    /** SHA-1 in Base64. */
    String of(StoredFile file) {
        Content content = new Content(file.size(), file.seed());
        String remembered = known.get(content);
        if (remembered != null) {
            return remembered;
        }
        // Not under the map's lock: others need not wait for it.
        String made = file.checksum();
        known.put(content, made);
        return made;
    }
}
