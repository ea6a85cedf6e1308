/**
 * The HTTP side of a simulated Immich server: what a load balancer's address answers. By what was seen of a real server of
 * version 2.7.5, and of its OpenAPI document as much as a check of a backup asks for. Nothing in here knows AWS.
 */
@NullMarked
package io.stratoscope.simulator.immich;

import org.jspecify.annotations.NullMarked;
