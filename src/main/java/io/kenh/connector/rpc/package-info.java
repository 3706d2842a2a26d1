/** Calls of an object server's methods by JSON-RPC and XML-RPC, out of named arguments and back into plain JSON. */
package io.kenh.connector.rpc;
