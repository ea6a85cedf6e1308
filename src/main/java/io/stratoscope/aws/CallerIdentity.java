package io.stratoscope.aws;

import io.stratoscope.model.Arn;

import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

import java.util.Optional;

/**
 * Who AWS says that it talks to.
 *
 * @param account the account's twelve digits
 */
public record CallerIdentity(String account, Arn arn) {

    /**
     * Reads the answer of {@code sts:GetCallerIdentity}.
     *
     * @throws NotAwsException when it names nobody: a web page that some other server sent reads as an empty answer
     */
    public static CallerIdentity of(GetCallerIdentityResponse answer) {
        return Optional.ofNullable(answer.arn())
                .flatMap(Arn::parse)
                .map(arn ->
                        new CallerIdentity(
                                Optional.ofNullable(answer.account()).orElse(arn.account()), arn))
                .orElseThrow(() ->
                        new NotAwsException("the answer to sts:GetCallerIdentity names nobody"));
    }
}
