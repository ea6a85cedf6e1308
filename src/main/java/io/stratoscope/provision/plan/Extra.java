package io.stratoscope.provision.plan;

/**
 * A part of something of a stack that the blueprint does not know and Stratoscope did not make, such as a route that somebody
 * added. It is told and left alone.
 *
 * @param type CloudFormation's
 * @param name what tells it from others of its type
 * @param in logical id of what it is a part of; empty where that is not known
 */
public record Extra(String type, String name, String in) {}
