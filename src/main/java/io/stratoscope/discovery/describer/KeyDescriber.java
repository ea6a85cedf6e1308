package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import software.amazon.awssdk.services.kms.model.ListResourceTagsResponse;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.Tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * KMS keys; their aliases are their parts. Keys that AWS manages for a service belong to nobody's project: they are
 * described when something names them, never looked for.
 */
public final class KeyDescriber implements Describer {

    private static final String ACTION = "kms:DescribeKey";
    private static final String LIST_ACTION = "kms:ListKeys";
    private static final String TAGS_ACTION = "kms:ListResourceTags";

    /** The most keys that KMS returns a page. */
    private static final int PAGE = 1000;

    /** The most tags that KMS returns a page, and the most that a key can have. */
    private static final int TAGS_PAGE = 50;

    private final KeyAliasDescriber aliases = new KeyAliasDescriber();

    @Override
    public String service() {
        return "kms";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("kms") && arn.resourceKind().equals("key");
    }

    /** Each takes calls of its own. */
    @Override
    public int taskSize() {
        return 25;
    }

    @Override
    public void find(DescribeContext context) {
        switch (context.scope()) {
            case Scope.Tagged _ -> {
                // The sweep names them.
            }
            case Scope.Everything() -> {
                List<Arn> keys = new ArrayList<>();
                KmsClient kms = context.client(KmsClient.class);
                Attempt.call(
                        context,
                        LIST_ACTION,
                        List.of(),
                        () ->
                                Pages.forEach(
                                        context,
                                        marker ->
                                                kms.listKeys(request ->
                                                        request.limit(PAGE).marker(marker)),
                                        ListKeysResponse::nextMarker,
                                        page ->
                                                page.keys().stream()
                                                        .map(KeyListEntry::keyArn)
                                                        .map(Arn::of)
                                                        .forEach(keys::add)));
                describe(keys, context, false);
            }
        }
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        describe(wanted, context, true);
    }

    private static void describe(
            List<Arn> wanted, DescribeContext context, boolean managedByAwsToo) {
        Details details = new Details(context);
        for (Arn arn : wanted) {
            Attempt.call(
                    context,
                    ACTION,
                    List.of(arn),
                    () -> {
                        try {
                            KeyMetadata key =
                                    context.client(KmsClient.class)
                                            .describeKey(request -> request.keyId(arn.toString()))
                                            .keyMetadata();
                            if (managedByAwsToo || key.keyManager() != KeyManagerType.AWS) {
                                report(arn, key, context, details);
                            }
                        } catch (NotFoundException _) {
                            context.gone(arn);
                        }
                    });
        }
    }

    private static void report(Arn arn, KeyMetadata key, DescribeContext context, Details details) {
        Optional<Map<String, String>> tags =
                key.keyManager() == KeyManagerType.AWS
                        // Nobody can tag them.
                        ? Optional.of(Map.of())
                        : details.ask(TAGS_ACTION, () -> tags(arn, context));
        context.found(
                new Described(
                        arn,
                        ResourceType.KMS_KEY,
                        key.keyId(),
                        key.keyId(),
                        Optional.empty(),
                        tags.orElse(Map.of()),
                        tags.isPresent(),
                        ACTION,
                        SdkJson.of(key)),
                List.of());
    }

    private static Map<String, String> tags(Arn arn, DescribeContext context) {
        KmsClient kms = context.client(KmsClient.class);
        Map<String, String> tags = new TreeMap<>();
        Pages.forEach(
                context,
                marker ->
                        kms.listResourceTags(request ->
                                request.keyId(arn.toString()).limit(TAGS_PAGE).marker(marker)),
                ListResourceTagsResponse::nextMarker,
                page -> tags.putAll(TagMap.of(page.tags(), Tag::tagKey, Tag::tagValue)));
        return tags;
    }

    @Override
    public void parts(List<Resource> owners, DescribeContext context) {
        aliases.ofKeys(owners, context);
    }
}
