package io.stratoscope.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How Route 53 writes names. */
final class Route53Names {

    static String zoneArn(String id) {
        return "arn:" + AccountState.PARTITION + ":route53:::hostedzone/" + id;
    }

    /** The id of a zone, which callers may write with its path. */
    static String bare(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** In lower case, with a final dot and an escaped star. */
    static String normal(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace("*", "\\052");
        return lower.endsWith(".") ? lower : lower + ".";
    }

    /** The labels from right to left. */
    static String reversed(String name) {
        List<String> labels = new ArrayList<>(Arrays.asList(name.split("\\.", -1)));
        Collections.reverse(labels);
        return String.join(".", labels);
    }
}
