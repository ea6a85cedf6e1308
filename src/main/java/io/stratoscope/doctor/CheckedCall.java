package io.stratoscope.doctor;

/**
 * A call that was tried.
 *
 * @param action the IAM action that it needs
 * @param detail what was said, where it was not simply allowed; else empty
 * @param remedy what to do about it; empty where there is nothing to do
 */
public record CheckedCall(String action, Outcome outcome, String detail, String remedy) {}
