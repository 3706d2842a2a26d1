/** What the API can do: one list of operations, from which both the routes and the OpenAPI document are made. */
package io.kenh.api.operation;
