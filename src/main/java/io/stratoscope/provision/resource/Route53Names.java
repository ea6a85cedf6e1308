package io.stratoscope.provision.resource;

import java.util.Locale;

/** Names as Route 53 tells them, with a final dot and an escaped star, and as people write them. */
final class Route53Names {

    private Route53Names() {}

    /** As people write it. */
    static String plain(String told) {
        return withoutDot(told.toLowerCase(Locale.ROOT).replace("\\052", "*"));
    }

    static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** A zone's id without the path that most answers have it with. */
    static String bareId(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** Whether a name is a zone's own, or one in it. */
    static boolean isIn(String zone, String name) {
        return plain(name).equals(plain(zone)) || plain(name).endsWith("." + plain(zone));
    }
}
