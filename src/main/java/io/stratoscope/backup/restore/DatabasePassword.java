package io.stratoscope.backup.restore;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.provision.resource.Passwords;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Gives a restored database a new password. It is made here, goes to two places, and is kept and shown nowhere. */
record DatabasePassword(Place place) {

    /** Letters and digits, so that nobody has to quote it anywhere. */
    private static final JsonObject RULES =
            JsonValue.object().put("ExcludePunctuation", true).build();

    /** Whoever is cut off between the two calls begins again with another one, and ends with both the same. */
    void renew(JsonObject settings, Waiting waiting) {
        RdsClient rds = place.client(RdsClient.class);
        String cluster = settings.text("cluster").orElseThrow();
        String secret = settings.text("secret").orElseThrow();
        String password = Passwords.make(RULES);
        rds.modifyDBCluster(request ->
                request.dbClusterIdentifier(cluster)
                        .masterUserPassword(password)
                        .applyImmediately(true));
        place.client(SecretsManagerClient.class)
                .putSecretValue(request -> request.secretId(secret).secretString(password));
        // RDS takes a while until it says that it is at it.
        waiting.pass();
        waiting.until(
                "the cluster " + cluster + " is available",
                () ->
                        rds
                                .describeDBClusters(request -> request.dbClusterIdentifier(cluster))
                                .dbClusters()
                                .stream()
                                .allMatch(each -> "available".equals(each.status())));
    }
}
