package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a secret is there to be read, and is rotated when it should be. */
final class SecretRule implements HealthRule {

    @Override
    public String key() {
        return "secret-rotation";
    }

    @Override
    public String title() {
        return "A secret is not about to be deleted, and its rotation is not overdue.";
    }

    @Override
    public Concern concern() {
        return Concern.CARE;
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.resources(ResourceType.SECRET).stream()
                .map(secret -> verdict(secret, situation.now()))
                .toList();
    }

    private Verdict verdict(Resource secret, Instant now) {
        Optional<String> deleted = secret.description().text("DeletedDate");
        if (deleted.isPresent()) {
            return Verdict.down(
                    key(),
                    secret.arn(),
                    "It is marked for deletion: nobody can read it.",
                    "Restore it: aws secretsmanager restore-secret --secret-id " + secret.id(),
                    Reading.of(secret, deleted.get(), "DeletedDate"));
        }
        if (!secret.description().isTrue("RotationEnabled")) {
            return Verdict.ok(
                    key(),
                    secret.arn(),
                    "It is there, and nobody has asked for its rotation.",
                    Reading.of(secret, "false", "RotationEnabled"));
        }
        Optional<Instant> next =
                secret.description().text("NextRotationDate").flatMap(Times::parse);
        return next.filter(date -> date.isBefore(now))
                .map(date ->
                        Verdict.degraded(
                                        key(),
                                        secret.arn(),
                                        "Its rotation was due on "
                                                + date.toString().substring(0, 10)
                                                + " and has not been done.",
                                        "Look at the logs of its rotation function.",
                                        Reading.of(secret, date.toString(), "NextRotationDate"))
                                .since(Optional.of(date)))
                .orElseGet(() ->
                        Verdict.ok(
                                key(),
                                secret.arn(),
                                "It is rotated in time.",
                                Reading.of(secret, "true", "RotationEnabled")));
    }
}
