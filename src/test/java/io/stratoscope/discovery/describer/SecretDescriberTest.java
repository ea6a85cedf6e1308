package io.stratoscope.discovery.describer;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Scope;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

import java.util.List;
import java.util.stream.Stream;

class SecretDescriberTest {

    private static Arn secret(String name) {
        return RecordedContext.arnOf("secretsmanager", "secret:" + name + "-AbCdEf");
    }

    /** Lists {@code a … d}; describes those and {@code new}. Any other call, as that for a value, throws. */
    private static class FakeSecrets implements SecretsManagerClient {
        final Served<SecretListEntry> listed =
                new Served<>(
                        List.of(entry("a")),
                        List.of(),
                        List.of(entry("b"), entry("c"), entry("d")));
        int described;

        private static SecretListEntry entry(String name) {
            return SecretListEntry.builder()
                    .arn(secret(name).toString())
                    .name(name)
                    .kmsKeyId("alias/immich")
                    .tags(Tag.builder().key("Project").value("immich").build())
                    .build();
        }

        @Override
        public ListSecretsResponse listSecrets(ListSecretsRequest request) {
            assertThat(request.maxResults()).isEqualTo(100);
            assertThat(request.includePlannedDeletion()).isTrue();
            return ListSecretsResponse.builder()
                    .secretList(listed.page(request.nextToken()))
                    .nextToken(listed.next(request.nextToken()))
                    .build();
        }

        @Override
        public DescribeSecretResponse describeSecret(DescribeSecretRequest request) {
            described++;
            return Stream.of("a", "b", "c", "d", "new")
                    .filter(name -> secret(name).toString().equals(request.secretId()))
                    .findFirst()
                    .map(name ->
                            DescribeSecretResponse.builder()
                                    .arn(request.secretId())
                                    .name(name)
                                    .kmsKeyId("k1")
                                    .rotationLambdaARN(
                                            "arn:aws:lambda:eu-central-1:123456789012:function:rotate")
                                    .build())
                    .orElseThrow(() -> ResourceNotFoundException.builder().message("none").build());
        }

        @Override
        public String serviceName() {
            return "secretsmanager";
        }

        @Override
        public void close() {}
    }

    @Test
    void aFewAreDescribedOneByOne() {
        RecordedContext context = new RecordedContext(new FakeSecrets());

        new SecretDescriber().describe(List.of(secret("a"), secret("deleted")), context);

        assertThat(context.found).containsOnlyKeys(secret("a"));
        assertThat(context.gone).containsExactly(secret("deleted"));
        assertThat(context.lines())
                .containsExactly(
                        "secret:a-AbCdEf ENCRYPTED_BY kms:key/k1"
                                + " secretsmanager:DescribeSecret KmsKeyId",
                        "secret:a-AbCdEf REFERENCES lambda:function:rotate (rotation)"
                                + " secretsmanager:DescribeSecret RotationLambdaARN");
    }

    @Test
    void manyArePickedFromTheListingAndOnlyTheRestIsDescribed() {
        FakeSecrets secrets = new FakeSecrets();
        RecordedContext context = new RecordedContext(secrets);

        new SecretDescriber()
                .describe(
                        Stream.of("a", "b", "c", "d", "new", "deleted")
                                .map(SecretDescriberTest::secret)
                                .toList(),
                        context);

        assertThat(context.found)
                .containsOnlyKeys(
                        secret("a"), secret("b"), secret("c"), secret("d"), secret("new"));
        assertThat(context.gone).containsExactly(secret("deleted"));
        assertThat(secrets.described).isEqualTo(2);
        assertThat(context.lines())
                .contains(
                        "secret:a-AbCdEf ENCRYPTED_BY kms:alias/immich"
                                + " secretsmanager:ListSecrets KmsKeyId");
    }

    @Test
    void aDeniedListingFallsBackToDescribingEach() {
        RecordedContext context =
                new RecordedContext(
                        new FakeSecrets() {
                            @Override
                            public ListSecretsResponse listSecrets(ListSecretsRequest request) {
                                throw RecordedContext.denied();
                            }
                        });

        new SecretDescriber()
                .describe(
                        Stream.of("a", "b", "c", "d", "new")
                                .map(SecretDescriberTest::secret)
                                .toList(),
                        context);

        assertThat(context.found).hasSize(5);
        assertThat(context.failed).containsExactly("secretsmanager:ListSecrets");
    }

    @Test
    void everySecretIsListedWhenEverythingIsAskedFor() {
        RecordedContext context = new RecordedContext(new FakeSecrets(), new Scope.Everything());

        new SecretDescriber().find(context);

        assertThat(context.found).hasSize(4);
        assertThat(context.described(secret("b")).tags()).containsEntry("Project", "immich");
    }
}
