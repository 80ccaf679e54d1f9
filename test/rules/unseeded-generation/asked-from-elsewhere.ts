import { GoogleGenerativeAI } from '@google/generative-ai';

const model = new GoogleGenerativeAI('key').getGenerativeModel({ model: 'gemini-2.0-flash' });

// What is called a question is no request, whoever sent it.
export async function serve(request: Request): Promise<Response> {
  const body = await request.json();
  const query = body.query;
  const { response } = await model.generateContent(query);
  //                         ^^^^^^^^^^^^^^^^^^^^^ unseeded-generation (warning)
  return Response.json({ text: response.text() });
}

// A request may hold a seed.
export async function handOn(request: Request): Promise<Response> {
  const { response } = await model.generateContent(await request.json());
  //                         ^^^^^^^^^^^^^^^^^^^^^ unseeded-generation (review)
  return Response.json({ text: response.text() });
}
