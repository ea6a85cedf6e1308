package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;

class RemoteStateModuleTest {

    @Test
    void statesAreKeptShutAndEncryptedInEveryVersion() {
        Designs stack = new Designs().with("remote-state");
        JsonObject bucket = stack.resource("StateBucket").properties();

        assertThat(stack.ids()).containsExactly("StateBucket", "StateBucketPolicy");
        assertThat(bucket.text("BucketName", "Fn::Sub"))
                .contains("immich-terraform-state-${AWS::AccountId}");
        assertThat(bucket.text("VersioningConfiguration", "Status")).contains("Enabled");
        assertThat(bucket.get("LifecycleConfiguration")).isEmpty();
        assertThat(JsonText.compact(bucket))
                .contains("\"SSEAlgorithm\":\"AES256\"", "\"RestrictPublicBuckets\":true")
                .contains("\"Value\":\"immich-terraform-state\"");
        assertThat(JsonText.compact(stack.resource("StateBucketPolicy").properties()))
                .contains("aws:SecureTransport")
                .doesNotContain("Allow");
    }

    @Test
    void oldVersionsGoWhenTheyAreToldTo() {
        JsonObject bucket =
                new Designs()
                        .with(
                                "remote-state",
                                JsonValue.object().put("old-versions-days", 400).build())
                        .resource("StateBucket")
                        .properties();

        assertThat(bucket.objects("LifecycleConfiguration", "Rules"))
                .singleElement()
                .satisfies(rule ->
                        assertThat(
                                        rule.number("NoncurrentVersionExpiration", "NoncurrentDays")
                                                .orElseThrow())
                                .isEqualByComparingTo("400"));
    }
}
