package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Aliases of KMS keys. They have no tags: a key's describer asks for those of its keys. */
public final class KeyAliasDescriber implements Describer {

    private static final String ACTION = "kms:ListAliases";

    /** The most aliases that KMS returns a page. */
    private static final int PAGE = 100;

    @Override
    public String service() {
        return "kms";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("kms") && arn.resourceKind().equals("alias");
    }

    /** All in one: the listing is read once. */
    @Override
    public int taskSize() {
        return 100_000;
    }

    /** KMS has no call for one alias: they are picked out of the listing. */
    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        Set<Arn> open = new HashSet<>(wanted);
        Attempt.batchesMissingAreGone(
                context,
                ACTION,
                wanted,
                Integer.MAX_VALUE,
                batch -> {
                    fetch(
                            context,
                            null,
                            alias -> {
                                if (open.remove(Arn.of(alias.aliasArn()))) {
                                    report(alias, context);
                                }
                            });
                    return batch.stream()
                            .filter(arn -> !open.contains(arn))
                            .collect(Collectors.toSet());
                });
    }

    /** Reports the aliases of these keys: of a few by key, of more out of the listing of all. */
    void ofKeys(List<Resource> keys, DescribeContext context) {
        if (keys.size() <= ListedDescriber.FEW) {
            keys.forEach(key ->
                    Attempt.call(
                            context,
                            ACTION,
                            List.of(),
                            () -> fetch(context, key.id(), alias -> report(alias, context))));
        } else {
            Map<String, Resource> byId =
                    keys.stream().collect(Collectors.toMap(Resource::id, key -> key, (a, b) -> a));
            Attempt.call(
                    context,
                    ACTION,
                    List.of(),
                    () ->
                            fetch(
                                    context,
                                    null,
                                    alias -> {
                                        if (alias.targetKeyId() != null
                                                && byId.containsKey(alias.targetKeyId())) {
                                            report(alias, context);
                                        }
                                    }));
        }
    }

    private static void fetch(
            DescribeContext context, @Nullable String key, Consumer<AliasListEntry> each) {
        KmsClient kms = context.client(KmsClient.class);
        Pages.forEach(
                context,
                marker -> kms.listAliases(request -> request.keyId(key).limit(PAGE).marker(marker)),
                ListAliasesResponse::nextMarker,
                page -> page.aliases().forEach(each));
    }

    private static void report(AliasListEntry alias, DescribeContext context) {
        Arn arn = Arn.of(alias.aliasArn());
        RelationsOf relations = new RelationsOf(arn, ACTION);
        relations.toId(
                RelationKind.ALIAS_OF,
                alias.targetKeyId(),
                id -> context.arn("kms", "key/" + id),
                "TargetKeyId");
        context.found(
                Described.tagged(
                        arn,
                        ResourceType.KMS_ALIAS,
                        alias.aliasName(),
                        alias.aliasName(),
                        Map.of(),
                        ACTION,
                        SdkJson.of(alias)),
                relations.list());
    }
}
