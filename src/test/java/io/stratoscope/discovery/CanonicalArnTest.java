package io.stratoscope.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CanonicalArnTest {

    /** The second of each pair is a near miss, or what the first becomes. */
    @ParameterizedTest
    @CsvSource({
        "arn:aws:logs:r:1:log-group:/ecs/a:*, arn:aws:logs:r:1:log-group:/ecs/a",
        "arn:aws:logs:r:1:log-group:/ecs/a, arn:aws:logs:r:1:log-group:/ecs/a",
        "arn:aws:logs:r:1:destination:a:*, arn:aws:logs:r:1:destination:a:*",
        "arn:aws:secretsmanager:r:1:secret:a-AbCdEf:password::, arn:aws:secretsmanager:r:1:secret:a-AbCdEf",
        "arn:aws:secretsmanager:r:1:secret:a-AbCdEf, arn:aws:secretsmanager:r:1:secret:a-AbCdEf",
        "arn:aws:s3:::bucket/key/deep, arn:aws:s3:::bucket",
        "arn:aws:s3:::bucket, arn:aws:s3:::bucket",
        "arn:aws:s3:r:1:accesspoint/a, arn:aws:s3:r:1:accesspoint/a",
        "arn:aws:lambda:r:1:function:a:7, arn:aws:lambda:r:1:function:a",
        "arn:aws:lambda:r:1:layer:a:7, arn:aws:lambda:r:1:layer:a:7",
        "arn:aws:dynamodb:r:1:table/a/index/b, arn:aws:dynamodb:r:1:table/a",
        "arn:aws:dynamodb:r:1:table/a, arn:aws:dynamodb:r:1:table/a",
        "arn:aws:execute-api:r:1:abc/prod/GET/pictures, arn:aws:execute-api:r:1:abc",
        "arn:aws:execute-api:r:1:abc/*, arn:aws:execute-api:r:1:abc",
        "arn:aws:execute-api:r:1:*/prod, arn:aws:execute-api:r:1:*",
        "arn:aws:apigateway:r::/apis/abc/stages/prod, arn:aws:apigateway:r::/apis/abc/stages/prod",
        "arn:aws:ecs:r:1:service/c/s, arn:aws:ecs:r:1:service/c/s",
    })
    void anArnIsBroughtDownToTheResourceItself(String given, String expected) {
        assertThat(CanonicalArn.of(Arn.of(given))).isEqualTo(Arn.of(expected));
    }
}
