package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Secrets of Secrets Manager: that they are there, never what they hold. The call that reads values is not made. */
public final class SecretDescriber implements Describer {

    private static final String ACTION = "secretsmanager:DescribeSecret";
    private static final String LIST_ACTION = "secretsmanager:ListSecrets";

    /** The most that Secrets Manager returns a page. */
    private static final int PAGE = 100;

    @Override
    public String service() {
        return "secretsmanager";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("secretsmanager") && arn.resourceKind().equals("secret");
    }

    /** All in one: the listing is read once. */
    @Override
    public int taskSize() {
        return 100_000;
    }

    @Override
    public void find(DescribeContext context) {
        switch (context.scope()) {
            case Scope.Tagged _ -> {
                // The sweep names them.
            }
            case Scope.Everything() ->
                    Attempt.call(
                            context,
                            LIST_ACTION,
                            List.of(),
                            () ->
                                    list(context)
                                            .values()
                                            .forEach(secret -> report(secret, context)));
        }
    }

    /** A few are described one by one; more are picked out of the listing, and only those that it lacks are described. */
    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        List<Arn> open = new ArrayList<>(wanted);
        if (wanted.size() > ListedDescriber.FEW) {
            Details details = new Details(context);
            Map<Arn, SecretListEntry> listed =
                    details.ask(LIST_ACTION, () -> list(context)).orElse(Map.of());
            open.removeIf(arn -> {
                SecretListEntry secret = listed.get(arn);
                if (secret != null) {
                    report(secret, context);
                }
                return secret != null;
            });
        }
        // The listing may lag minutes behind: only this call says that a secret does not exist.
        for (Arn arn : open) {
            Attempt.call(
                    context,
                    ACTION,
                    List.of(arn),
                    () -> {
                        try {
                            report(
                                    context.client(SecretsManagerClient.class)
                                            .describeSecret(
                                                    request -> request.secretId(arn.toString())),
                                    context);
                        } catch (ResourceNotFoundException _) {
                            context.gone(arn);
                        }
                    });
        }
    }

    private static Map<Arn, SecretListEntry> list(DescribeContext context) {
        SecretsManagerClient secrets = context.client(SecretsManagerClient.class);
        Map<Arn, SecretListEntry> listed = new HashMap<>();
        Pages.forEach(
                context,
                token ->
                        secrets.listSecrets(request ->
                                request.maxResults(PAGE)
                                        .includePlannedDeletion(true)
                                        .nextToken(token)),
                ListSecretsResponse::nextToken,
                page ->
                        page.secretList()
                                .forEach(secret -> listed.put(Arn.of(secret.arn()), secret)));
        return listed;
    }

    private static void report(SecretListEntry secret, DescribeContext context) {
        report(
                new Secret(
                        Arn.of(secret.arn()),
                        secret.name(),
                        secret.kmsKeyId(),
                        secret.rotationLambdaARN(),
                        secret.tags(),
                        LIST_ACTION,
                        secret),
                context);
    }

    private static void report(DescribeSecretResponse secret, DescribeContext context) {
        report(
                new Secret(
                        Arn.of(secret.arn()),
                        secret.name(),
                        secret.kmsKeyId(),
                        secret.rotationLambdaARN(),
                        secret.tags(),
                        ACTION,
                        secret),
                context);
    }

    /** What both calls say. */
    private record Secret(
            Arn arn,
            String name,
            @Nullable String kmsKeyId,
            @Nullable String rotationLambda,
            List<Tag> tags,
            String action,
            SdkPojo answer) {}

    private static void report(Secret secret, DescribeContext context) {
        RelationsOf relations = new RelationsOf(secret.arn, secret.action);
        relations.toId(
                RelationKind.ENCRYPTED_BY,
                secret.kmsKeyId,
                name -> KeyArn.of(name, context),
                "KmsKeyId");
        relations.toArn(
                RelationKind.REFERENCES, secret.rotationLambda, "rotation", "RotationLambdaARN");
        context.found(
                Described.tagged(
                        secret.arn,
                        ResourceType.SECRET,
                        secret.name,
                        secret.name,
                        TagMap.of(secret.tags, Tag::key, Tag::value),
                        secret.action,
                        SdkJson.of(secret.answer)),
                relations.list());
    }
}
