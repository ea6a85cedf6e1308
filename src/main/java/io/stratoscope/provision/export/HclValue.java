package io.stratoscope.provision.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An expression of <a href="https://developer.hashicorp.com/terraform/language/expressions">Terraform's language</a>.
 */
sealed interface HclValue {

    /** A literal text; nothing in it means anything to Terraform. */
    record Text(String value) implements HclValue {}

    /** Texts and expressions one after the other, as one text. */
    record Template(List<HclValue> parts) implements HclValue {
        public Template {
            parts = List.copyOf(parts);
        }
    }

    /** A number, {@code true}, {@code null}, or a reference such as {@code awscc_ec2_vpc.vpc.id}. */
    record Code(String text) implements HclValue {}

    /** A function of arguments, and maybe what is taken from its result, such as {@code .Arn} or {@code ["a"]}. */
    record Call(String function, List<HclValue> arguments, String taken) implements HclValue {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A tuple. */
    record Items(List<HclValue> values) implements HclValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** An object; keeps the order of its members, whose names may be any text. */
    record Fields(Map<String, HclValue> members) implements HclValue {
        public Fields {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    static Call call(String function, HclValue... arguments) {
        return new Call(function, List.of(arguments), "");
    }

    static Fields fields(Map<String, HclValue> members) {
        return new Fields(members);
    }

    /** The parts as one text: literal neighbours joined, and a lone expression as itself. */
    static HclValue joined(List<HclValue> parts) {
        List<HclValue> joined = new ArrayList<>();
        for (HclValue part : parts) {
            if (part instanceof Text(String added)
                    && !joined.isEmpty()
                    && joined.getLast() instanceof Text(String text)) {
                joined.set(joined.size() - 1, new Text(text + added));
            } else if (!part.equals(new Text(""))) {
                joined.add(part);
            }
        }
        return switch (joined.size()) {
            case 0 -> new Text("");
            case 1 -> joined.getFirst();
            default -> new Template(joined);
        };
    }
}
