package io.stratoscope.doctor;

/**
 * A call that was tried.
 *
 * @param region where: a region code, or {@link io.stratoscope.model.Resource#GLOBAL} for what is the same everywhere
 * @param action the IAM action that it needs
 * @param detail what was said, where it was not simply allowed; else empty
 * @param remedy what to do about it; empty where there is nothing to do
 */
public record CheckedCall(
        String region, String action, Outcome outcome, String detail, String remedy) {}
