import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** The least a function of this stack could be: it reads one item. What the functions' cold starts are compared with. */
export const handler = async (Key: Record<string, string>) =>
  client.send(new GetCommand({ TableName: process.env.CONTROL_TABLE, Key }));
