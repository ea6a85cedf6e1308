package io.stratoscope.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdentityTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::123456789012:user/ana, IAM user, false",
        "arn:aws:iam::123456789012:root, account root user, true",
        "arn:aws:iam::123456789012:user/root, IAM user, false",
        "arn:aws:sts::123456789012:assumed-role/reader/me, assumed role reader, false",
        "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Read_Only_0123456789abcdef/me, single"
                + " sign-on with permission set Read_Only, false",
        "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_x/me, assumed role"
                + " AWSReservedSSO_x, false",
        "arn:aws:sts::123456789012:federated-user/bob, federated user, false",
        "arn:aws:iam::123456789012:something/else, credentials of an unknown kind, false"
    })
    void theKindIsReadFromTheArn(String arn, String kind, boolean root) {
        Identity identity = new Identity("123456789012", Arn.of(arn));
        assertThat(identity.kind()).isEqualTo(kind);
        assertThat(identity.root()).isEqualTo(root);
    }
}
