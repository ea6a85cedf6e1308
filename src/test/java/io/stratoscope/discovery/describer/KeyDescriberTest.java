package io.stratoscope.discovery.describer;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Scope;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.ListAliasesRequest;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;
import software.amazon.awssdk.services.kms.model.ListKeysRequest;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import software.amazon.awssdk.services.kms.model.ListResourceTagsRequest;
import software.amazon.awssdk.services.kms.model.ListResourceTagsResponse;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.Tag;

import java.util.List;
import java.util.stream.Stream;

class KeyDescriberTest {

    private static Arn key(String id) {
        return RecordedContext.arnOf("kms", "key/" + id);
    }

    /** Keys {@code k1 … k6} and {@code managed}; each {@code kN} has an alias. */
    private static class FakeKms implements KmsClient {
        final Served<AliasListEntry> aliases =
                new Served<>(
                        List.of(alias("immich/1", "k1"), alias("aws/rds", "managed")),
                        List.of(),
                        Stream.of("2", "3", "4", "5", "6")
                                .map(n -> alias("immich/" + n, "k" + n))
                                .toList());

        private static AliasListEntry alias(String name, String key) {
            return AliasListEntry.builder()
                    .aliasName("alias/" + name)
                    .aliasArn(RecordedContext.arnOf("kms", "alias/" + name).toString())
                    .targetKeyId(key)
                    .build();
        }

        @Override
        public ListKeysResponse listKeys(ListKeysRequest request) {
            assertThat(request.limit()).isEqualTo(1000);
            return ListKeysResponse.builder()
                    .keys(
                            Stream.of("k1", "managed")
                                    .map(id ->
                                            KeyListEntry.builder()
                                                    .keyArn(key(id).toString())
                                                    .build())
                                    .toList())
                    .build();
        }

        @Override
        public DescribeKeyResponse describeKey(DescribeKeyRequest request) {
            Arn arn = Arn.of(request.keyId());
            if (arn.equals(key("deleted"))) {
                throw NotFoundException.builder().message("none").build();
            }
            boolean managed = arn.equals(key("managed"));
            return DescribeKeyResponse.builder()
                    .keyMetadata(k ->
                            k.keyId(arn.resourceId())
                                    .arn(arn.toString())
                                    .keyManager(managed ? "AWS" : "CUSTOMER"))
                    .build();
        }

        @Override
        public ListResourceTagsResponse listResourceTags(ListResourceTagsRequest request) {
            assertThat(request.keyId()).doesNotContain("managed");
            return ListResourceTagsResponse.builder()
                    .tags(Tag.builder().tagKey("Project").tagValue("immich").build())
                    .build();
        }

        @Override
        public ListAliasesResponse listAliases(ListAliasesRequest request) {
            if (request.keyId() != null) {
                return ListAliasesResponse.builder()
                        .aliases(
                                aliases.all().stream()
                                        .filter(each -> each.targetKeyId().equals(request.keyId()))
                                        .toList())
                        .build();
            }
            return ListAliasesResponse.builder()
                    .aliases(aliases.page(request.marker()))
                    .nextMarker(aliases.next(request.marker()))
                    .build();
        }

        @Override
        public String serviceName() {
            return "kms";
        }

        @Override
        public void close() {}
    }

    @Test
    void aKeyHasItsTagsAndADeletedOneIsGone() {
        RecordedContext context = new RecordedContext(new FakeKms());

        new KeyDescriber().describe(List.of(key("k1"), key("deleted")), context);

        assertThat(context.found).containsOnlyKeys(key("k1"));
        assertThat(context.described(key("k1")).tags()).containsEntry("Project", "immich");
        assertThat(context.gone).containsExactly(key("deleted"));
    }

    @Test
    void aKeyThatAwsManagesIsDescribedWhenNamedAndNotLookedFor() {
        RecordedContext named = new RecordedContext(new FakeKms());
        new KeyDescriber().describe(List.of(key("managed")), named);
        assertThat(named.described(key("managed")).description().text("KeyManager"))
                .contains("AWS");

        RecordedContext everything = new RecordedContext(new FakeKms(), new Scope.Everything());
        new KeyDescriber().find(everything);
        assertThat(everything.found).containsOnlyKeys(key("k1"));
    }

    @Test
    void aKeyIsConfirmedWhereItsTagsMayNotBeRead() {
        RecordedContext context =
                new RecordedContext(
                        new FakeKms() {
                            @Override
                            public ListResourceTagsResponse listResourceTags(
                                    ListResourceTagsRequest request) {
                                throw RecordedContext.denied();
                            }
                        });

        new KeyDescriber().describe(List.of(key("k1"), key("k2")), context);

        assertThat(context.found).hasSize(2);
        assertThat(context.described(key("k1")).tagsKnown()).isFalse();
        assertThat(context.failed).containsExactly("kms:ListResourceTags");
    }

    @Test
    void aDeniedKeyFails() {
        RecordedContext context =
                new RecordedContext(
                        new FakeKms() {
                            @Override
                            public DescribeKeyResponse describeKey(DescribeKeyRequest request) {
                                throw RecordedContext.denied();
                            }
                        });

        new KeyDescriber().describe(List.of(key("k1")), context);

        assertThat(context.failed).containsExactly("kms:DescribeKey key/k1");
        assertThat(context.gone).isEmpty();
    }

    @Test
    void aliasesArePartsOfFewKeysByKey() {
        FakeKms kms = new FakeKms();

        assertThat(aliases(kms, "k1").lines())
                .containsExactly("alias/immich/1 ALIAS_OF kms:key/k1 kms:ListAliases TargetKeyId");
        assertThat(kms.aliases.calls).isZero();
    }

    @Test
    void aliasesOfManyKeysAreReadInOneListing() {
        FakeKms kms = new FakeKms();

        RecordedContext context = aliases(kms, "k1", "k2", "k3", "k4", "k5");

        assertThat(context.foundResources())
                .containsExactly(
                        "alias/immich/1",
                        "alias/immich/2",
                        "alias/immich/3",
                        "alias/immich/4",
                        "alias/immich/5");
        assertThat(kms.aliases.calls).isEqualTo(3);
    }

    @Test
    void anAliasIsPickedFromTheListingOrGone() {
        RecordedContext context = new RecordedContext(new FakeKms());
        Arn there = RecordedContext.arnOf("kms", "alias/immich/6");
        Arn deleted = RecordedContext.arnOf("kms", "alias/immich/7");

        new KeyAliasDescriber().describe(List.of(there, deleted), context);

        assertThat(context.found).containsOnlyKeys(there);
        assertThat(context.gone).containsExactly(deleted);
    }

    private static RecordedContext aliases(FakeKms kms, String... ids) {
        KeyDescriber describer = new KeyDescriber();
        RecordedContext keys = new RecordedContext(kms);
        describer.describe(Stream.of(ids).map(KeyDescriberTest::key).toList(), keys);
        List<Resource> owners = keys.found.keySet().stream().map(keys::owner).toList();
        RecordedContext context = new RecordedContext(kms);
        describer.parts(owners, context);
        return context;
    }
}
