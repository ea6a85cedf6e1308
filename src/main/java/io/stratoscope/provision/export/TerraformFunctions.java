package io.stratoscope.provision.export;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.provision.export.HclValue.Call;
import io.stratoscope.provision.export.HclValue.Code;
import io.stratoscope.provision.export.HclValue.Text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CloudFormation's functions as Terraform's expressions; notes the data sources that these read.
 *
 * <p>All of its methods throw {@link NoCounterpartException} for what has no counterpart in Terraform.
 */
final class TerraformFunctions {

    /** {@code ${!x}}, which is the text ${x}, or {@code ${id}} or {@code ${id.Attribute}}. */
    private static final Pattern IN_TEXT =
            Pattern.compile("\\$\\{(?:!([^}]*)|([A-Za-z0-9:]+)(?:\\.([A-Za-z0-9.]+))?)}");

    private static final String DYNAMIC_REFERENCE = "{{resolve:";

    /** A whole secret of the stack, or a member of the JSON object that it holds. */
    private static final Pattern SECRET =
            Pattern.compile(
                    "\\{\\{resolve:secretsmanager:\\$\\{([A-Za-z0-9]+)}"
                            + "(?::SecretString(?::([^:{}]+))?)?}}");

    /** Pseudo parameters by the data source and the attribute that say the same. */
    private static final Map<String, List<String>> PSEUDO =
            Map.of(
                    "AWS::AccountId", List.of("aws_caller_identity", "account_id"),
                    "AWS::Partition", List.of("aws_partition", "partition"),
                    "AWS::Region", List.of("aws_region", "region"),
                    "AWS::URLSuffix", List.of("aws_partition", "dns_suffix"));

    private final Map<String, TerraformAddress> addresses;
    private final Set<String> dataSources = new TreeSet<>();
    private final Map<String, TerraformAddress> secrets = new TreeMap<>();

    TerraformFunctions(Map<String, TerraformAddress> addresses) {
        this.addresses = new LinkedHashMap<>(addresses);
    }

    /** The blocks of the data sources that the expressions made so far read. */
    List<HclBlock> dataBlocks() {
        List<HclBlock> blocks = new ArrayList<>();
        dataSources.forEach(
                type -> blocks.add(HclBlock.of("data \"" + type + "\" \"current\"", Map.of())));
        secrets.forEach((name, secret) ->
                blocks.add(
                        HclBlock.of(
                                        "data \"aws_secretsmanager_secret_version\" \""
                                                + name
                                                + "\"",
                                        Map.of("secret_id", secret.reference()))
                                .under(
                                        "Keeps the value out of this file; Terraform's state holds it.")));
        return blocks;
    }

    /** The expression of an object that is a function; empty when it is a mere object. */
    Optional<HclValue> of(JsonObject object) {
        if (object.members().size() != 1) {
            return Optional.empty();
        }
        String name = object.members().keySet().iterator().next();
        return switch (name) {
            case "Ref" -> Optional.of(named(text(object, name), ""));
            case "Fn::GetAtt" -> Optional.of(attribute(object.texts(name)));
            case "Fn::Sub" -> Optional.of(substituted(text(object, name)));
            case "Fn::Select" -> Optional.of(piece(object.list(name)));
            default -> {
                if (name.startsWith("Fn::")) {
                    throw new NoCounterpartException("Terraform has no " + name);
                }
                yield Optional.empty();
            }
        };
    }

    /** A text that no function is applied to. */
    HclValue literal(String text) {
        if (text.contains(DYNAMIC_REFERENCE)) {
            throw new NoCounterpartException("Terraform has no dynamic reference like " + text);
        }
        return new Text(text);
    }

    /** The address of a resource. */
    TerraformAddress address(String id) {
        TerraformAddress address = addresses.get(id);
        if (address == null) {
            throw new NoCounterpartException("there is no resource " + id);
        }
        return address;
    }

    private HclValue attribute(List<String> idAndPath) {
        if (idAndPath.size() != 2) {
            throw new NoCounterpartException("Fn::GetAtt needs an id and a name: " + idAndPath);
        }
        return named(idAndPath.getFirst(), idAndPath.getLast());
    }

    // A resource, or one of its attributes where the path is not empty, or a pseudo parameter.
    private HclValue named(String id, String path) {
        List<String> source = PSEUDO.get(id);
        if (source != null) {
            dataSources.add(source.getFirst());
            return new Code("data." + source.getFirst() + ".current." + source.getLast());
        }
        TerraformAddress address = address(id);
        return path.isEmpty() ? address.reference() : address.attribute(path);
    }

    private HclValue substituted(String template) {
        if (template.contains(DYNAMIC_REFERENCE)) {
            return secret(template);
        }
        List<HclValue> parts = new ArrayList<>();
        Matcher matcher = IN_TEXT.matcher(template);
        int end = 0;
        while (matcher.find()) {
            parts.add(new Text(template.substring(end, matcher.start())));
            Optional<String> kept = Optional.ofNullable(matcher.group(1));
            parts.add(
                    kept.isPresent()
                            ? new Text("${" + kept.get() + "}")
                            : named(
                                    matcher.group(2),
                                    Optional.ofNullable(matcher.group(3)).orElse("")));
            end = matcher.end();
        }
        parts.add(new Text(template.substring(end)));
        return HclValue.joined(parts);
    }

    private HclValue secret(String template) {
        Matcher matcher = SECRET.matcher(template);
        if (!matcher.matches()) {
            throw new NoCounterpartException("Terraform has no dynamic reference like " + template);
        }
        TerraformAddress secret = address(matcher.group(1));
        secrets.put(secret.name(), secret);
        Code value =
                new Code(
                        "data.aws_secretsmanager_secret_version."
                                + secret.name()
                                + ".secret_string");
        return Optional.ofNullable(matcher.group(2))
                .<HclValue>map(
                        key -> new Call("jsondecode", List.of(value), HclText.path(List.of(key))))
                .orElse(value);
    }

    private HclValue piece(List<JsonValue> numberAndSplit) {
        if (numberAndSplit.size() == 2
                && numberAndSplit.getFirst() instanceof JsonNumber(var number)
                && numberAndSplit.getLast() instanceof JsonObject split
                && split.list("Fn::Split").size() == 2
                && split.list("Fn::Split").getFirst() instanceof JsonString(String separator)) {
            return HclValue.call(
                    "element",
                    HclValue.call(
                            "split",
                            new Text(separator),
                            textOf(split.list("Fn::Split").getLast())),
                    new Code(number.toPlainString()));
        }
        throw new NoCounterpartException("only Fn::Select of Fn::Split is known");
    }

    private HclValue textOf(JsonValue value) {
        return switch (value) {
            case JsonString(String text) -> literal(text);
            case JsonObject object when of(object).isPresent() -> of(object).orElseThrow();
            case JsonObject _, JsonArray _, JsonNumber _, JsonBoolean _, JsonNull _ ->
                    throw new NoCounterpartException("a text is needed: " + value);
        };
    }

    private static String text(JsonObject object, String name) {
        return object.text(name)
                .orElseThrow(() -> new NoCounterpartException(name + " needs a text"));
    }
}
