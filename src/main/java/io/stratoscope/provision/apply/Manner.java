package io.stratoscope.provision.apply;

import io.stratoscope.provision.driver.Waiting;

/**
 * How a plan is followed.
 *
 * @param waiting how long to wait for a resource
 * @param includeData whether what is in a resource may go with it
 * @param finalSnapshot whether databases leave a snapshot behind
 */
public record Manner(Waiting waiting, boolean includeData, boolean finalSnapshot) {}
