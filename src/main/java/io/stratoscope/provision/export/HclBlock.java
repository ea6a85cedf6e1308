package io.stratoscope.provision.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A block, such as {@code resource "awscc_ec2_vpc" "vpc" { … }}.
 *
 * @param comment a line to stand above it; empty for none
 * @param head what stands before the brace
 * @param attributes in their order
 * @param inner blocks after the attributes
 * @param last attributes after everything else, such as {@code depends_on}
 */
record HclBlock(
        String comment,
        String head,
        Map<String, HclValue> attributes,
        List<HclBlock> inner,
        Map<String, HclValue> last) {

    HclBlock {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        inner = List.copyOf(inner);
        last = Collections.unmodifiableMap(new LinkedHashMap<>(last));
    }

    static HclBlock of(String head, Map<String, HclValue> attributes) {
        return new HclBlock("", head, attributes, List.of(), Map.of());
    }

    HclBlock under(String line) {
        return new HclBlock(line, head, attributes, inner, last);
    }
}
