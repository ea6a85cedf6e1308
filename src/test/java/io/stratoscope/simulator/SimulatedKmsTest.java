package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.Tag;

import java.time.Duration;
import java.util.List;

final class SimulatedKmsTest {

    private final KmsClient kms = TestAccounts.empty().client(KmsClient.class, TestAccounts.REGION);

    @Test
    void describesAKeyByIdArnAliasAndAliasArn() {
        KeyMetadata key = kms.createKey(request -> request.description("files")).keyMetadata();
        kms.createAlias(request -> request.aliasName("alias/files").targetKeyId(key.keyId()));
        String aliasArn = key.arn().replace("key/" + key.keyId(), "alias/files");

        assertThat(List.of(key.keyId(), key.arn(), "alias/files", aliasArn))
                .allSatisfy(name ->
                        assertThat(kms.describeKey(request -> request.keyId(name)).keyMetadata())
                                .isEqualTo(key));
    }

    @Test
    void doesNotKnowAnAliasThatOnlyBeginsLikeOne() {
        KeyMetadata key = kms.createKey(request -> {}).keyMetadata();
        kms.createAlias(request -> request.aliasName("alias/files").targetKeyId(key.keyId()));

        assertThatThrownBy(() -> kms.describeKey(request -> request.keyId("alias/file")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> kms.describeKey(request -> request.keyId("no-such-key")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void keyPolicyIsNotFoundByAlias() {
        KeyMetadata key = kms.createKey(request -> request.policy("{}")).keyMetadata();
        kms.createAlias(request -> request.aliasName("alias/files").targetKeyId(key.keyId()));

        assertThat(kms.getKeyPolicy(request -> request.keyId(key.arn())).policy()).isEqualTo("{}");
        assertThatThrownBy(() -> kms.getKeyPolicy(request -> request.keyId("alias/files")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void pagesAliasesFiftyAtATimeUnlessAsked() {
        String key = kms.createKey(request -> {}).keyMetadata().keyId();
        for (int i = 0; i < 51; i++) {
            String name = "alias/a" + i;
            kms.createAlias(request -> request.aliasName(name).targetKeyId(key));
        }
        assertThat(kms.listAliases().aliases()).hasSize(50);
        assertThat(kms.listAliases().truncated()).isTrue();
        assertThat(kms.listAliasesPaginator().aliases()).hasSize(51);
        assertThat(kms.listAliases(request -> request.limit(100)).truncated()).isFalse();
        assertThatThrownBy(() -> kms.listAliases(request -> request.limit(101)))
                .isInstanceOf(KmsException.class);
    }

    @Test
    void aKeyThatWaitsForItsDeletionIsStillDescribed() {
        String key = kms.createKey(request -> {}).keyMetadata().keyId();
        kms.scheduleKeyDeletion(request -> request.keyId(key).pendingWindowInDays(7));

        KeyMetadata waiting = kms.describeKey(request -> request.keyId(key)).keyMetadata();
        assertThat(waiting.keyState()).isEqualTo(KeyState.PENDING_DELETION);
        assertThat(waiting.deletionDate())
                .isEqualTo(TestAccounts.CLOCK.instant().plus(Duration.ofDays(7)));
    }

    @Test
    void aKeyIsGoneWithItsAliasesWhenItsWaitingPeriodIsOver() {
        TurnedClock clock = new TurnedClock();
        SimulatedAccount account = SimulatedAccount.empty(clock);
        account.guard().unlock();
        KmsClient later = account.client(KmsClient.class, TestAccounts.REGION);
        String key = later.createKey(request -> {}).keyMetadata().keyId();
        later.createAlias(request -> request.aliasName("alias/files").targetKeyId(key));
        later.scheduleKeyDeletion(request -> request.keyId(key).pendingWindowInDays(7));

        clock.turn(Duration.ofDays(7).minusSeconds(1));
        assertThat(later.describeKey(request -> request.keyId(key)).keyMetadata().keyState())
                .isEqualTo(KeyState.PENDING_DELETION);
        clock.turn(Duration.ofSeconds(1));

        assertThatThrownBy(() -> later.describeKey(request -> request.keyId(key)))
                .isInstanceOf(NotFoundException.class);
        assertThat(later.listAliases().aliases()).isEmpty();
    }

    @Test
    void tagsComeAndGo() {
        String key =
                kms.createKey(request ->
                                request.tags(Tag.builder().tagKey("a").tagValue("1").build()))
                        .keyMetadata()
                        .keyId();
        kms.tagResource(request ->
                request.keyId(key).tags(Tag.builder().tagKey("b").tagValue("2").build()));
        kms.untagResource(request -> request.keyId(key).tagKeys("a"));

        assertThat(kms.listResourceTags(request -> request.keyId(key)).tags())
                .extracting(Tag::tagKey)
                .containsExactly("b");
    }
}
