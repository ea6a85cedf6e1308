package io.stratoscope.provision.terraform;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes from a resource's attributes what tells which one it is, and nothing else: a state holds passwords and keys, also in
 * attributes that nobody marked as sensitive.
 */
final class StateIdentity {

    private static final String ALL_STREAMS = ":*";

    private final String terraformType;
    private final Optional<ResourceType> type;
    private final JsonObject attributes;
    private final Set<String> sensitive;

    /**
     * @param sensitive the attributes that the state marks as sensitive, whole or in part
     */
    StateIdentity(String terraformType, JsonObject attributes, Set<String> sensitive) {
        this.terraformType = terraformType;
        this.type = TerraformTypes.of(terraformType);
        this.attributes = attributes;
        this.sensitive = Set.copyOf(sensitive);
    }

    /** AWS's id, of known types only: a random password's id may be the password. */
    Optional<String> id() {
        return type.flatMap(_ -> text("id"));
    }

    Optional<String> region() {
        return type.flatMap(_ -> text("region"));
    }

    /** The ARN, in a snapshot's spelling. */
    Optional<Arn> arn() {
        if (!terraformType.startsWith("aws_") && !terraformType.startsWith("awscc_")) {
            return Optional.empty();
        }
        return made().or(() -> said().flatMap(text -> Arn.parse(text).stream()).findFirst())
                .map(StateIdentity::ofAll);
    }

    private Stream<String> said() {
        Stream<String> whole = text("arn").stream();
        if (type.isEmpty()) {
            return whole;
        }
        // A primary identifier of several parts is joined by bars.
        Stream<String> first =
                text("id").stream().map(id -> List.of(id.split("\\|", -1)).getFirst());
        Stream<String> own = text(TerraformNames.snake(type.get().kind()) + "_arn").stream();
        return Stream.of(whole, first, own).flatMap(texts -> texts);
    }

    /** Of what AWS gives no ARN, the one that a snapshot has. */
    private Optional<Arn> made() {
        if (type.filter(ResourceType.EFS_MOUNT_TARGET::equals).isPresent()) {
            return text("file_system_arn")
                    .flatMap(Arn::parse)
                    .flatMap(files -> id().map(id -> within(files, "mount-target/" + id)));
        }
        return type.filter(ResourceType.RECORD_SET::equals).flatMap(_ -> recordSet());
    }

    private static Arn within(Arn neighbour, String resource) {
        return new Arn(
                neighbour.partition(),
                neighbour.service(),
                neighbour.region(),
                neighbour.account(),
                resource);
    }

    private Optional<Arn> recordSet() {
        Optional<String> zone = text("zone_id");
        Optional<String> name = text("fqdn").or(() -> text("name"));
        Optional<String> kind = text("type");
        if (zone.isEmpty() || name.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        String plain =
                name.get().endsWith(".")
                        ? name.get().substring(0, name.get().length() - 1)
                        : name.get();
        String set = text("set_identifier").map(each -> "/" + each).orElse("");
        return Optional.of(
                new Arn(
                        "aws",
                        "route53",
                        "",
                        "",
                        "hostedzone/"
                                + zone.get()
                                + "/recordset/"
                                + plain.toLowerCase(Locale.ROOT)
                                + "/"
                                + kind.get()
                                + set));
    }

    // Older providers write a log group's ARN with all its streams.
    private static Arn ofAll(Arn arn) {
        return arn.service().equals("logs") && arn.resource().endsWith(ALL_STREAMS)
                ? within(
                        arn,
                        arn.resource().substring(0, arn.resource().length() - ALL_STREAMS.length()))
                : arn;
    }

    private Optional<String> text(String name) {
        return sensitive.contains(name)
                ? Optional.empty()
                : attributes.text(name).filter(text -> !text.isBlank());
    }
}
