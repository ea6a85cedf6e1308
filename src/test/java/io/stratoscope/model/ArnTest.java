package io.stratoscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:ec2:eu-central-1:123456789012:vpc/vpc-1,vpc,vpc-1,vpc-1",
        "arn:aws:s3:::bucket,'',bucket,bucket",
        "arn:aws:rds:eu-central-1:123456789012:cluster:immich,cluster,immich,immich",
        "arn:aws:ecs:eu-central-1:123456789012:service/immich/server,service,immich/server,server",
        "arn:aws:logs:eu-central-1:123456789012:log-group:/ecs/immich,log-group,/ecs/immich,immich",
        "arn:aws-cn:iam::123456789012:role/path/name,role,path/name,name",
    })
    void readsItsParts(String text, String kind, String id, String last) {
        Arn arn = Arn.of(text);
        assertThat(arn).hasToString(text);
        assertThat(arn.resourceKind()).isEqualTo(kind);
        assertThat(arn.resourceId()).isEqualTo(id);
        assertThat(arn.lastSegment()).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "ec2:eu-central-1:1:vpc/vpc-1,true",
        "ec2:eu-central-1:1:vpc:vpc-1,true",
        "ec2:eu-central-1:1:vpc-endpoint/vpce-1,false",
        "ec2:eu-central-1:1:vp/vpc-1,false",
        "ec2:eu-central-1:1:vpc,false",
        "ec2:eu-central-1:1:xpc/vpc-1,false",
        "ecs:eu-central-1:1:vpc/vpc-1,false",
    })
    void knowsWhetherItIsAVpc(String arn, boolean vpc) {
        assertThat(Arn.of("arn:aws:" + arn).isA("ec2", "vpc")).isEqualTo(vpc);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "arn",
                "arn:",
                "arn:aws:ec2:eu-central-1:123456789012",
                "arn:aws:ec2:eu-central-1:123456789012:",
                "arn::ec2:eu-central-1:123456789012:vpc/vpc-1",
                "arn:aws::eu-central-1:123456789012:vpc/vpc-1",
                "ARN:aws:ec2:eu-central-1:123456789012:vpc/vpc-1",
                " arn:aws:s3:::bucket",
                "vpc-1",
            })
    void refusesWhatIsNotOne(String text) {
        assertThat(Arn.parse(text)).isEmpty();
    }

    @Test
    void ordersByServiceFirst() {
        assertThat(Arn.of("arn:aws:ec2:us-east-1:1:z/1"))
                .isLessThan(Arn.of("arn:aws:ecs:eu-central-1:1:a/1"));
        assertThat(Arn.of("arn:aws:ec2:eu-central-1:1:a/1"))
                .isEqualByComparingTo(Arn.of("arn:aws:ec2:eu-central-1:1:a/1"));
    }
}
